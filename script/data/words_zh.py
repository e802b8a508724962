#!/usr/bin/env python3
"""Chinese words for the test that no line of a picture ends inside a word: data/words_zh.txt.

Takes from the dictionary of the PyPI package jieba (MIT) the entries that occur in this project's own Chinese texts:
phrases, names, titles, publishers. Run by hand when texts change a lot; the test works with any state of the list.

    pip install jieba==0.42.1 && python3 script/data/words_zh.py
"""

import csv
import pathlib
import re
from importlib.metadata import version

import jieba

ROOT = pathlib.Path(__file__).resolve().parents[2]
LONGEST = 10
# No words in our texts: 智能网 in 智能网联汽车 is 智能 + 网联.
NOT_WORDS = {"智能网"}


def texts():
    yield (ROOT / "assets/i18n/zh.toml").read_text("utf-8")
    for name in ["clusters", "provinces", "sectors", "programmes", "sources"]:
        with open(ROOT / f"data/{name}.csv", encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                for column, text in row.items():
                    if "note" not in column and "description" not in column:
                        yield text


def main():
    stretches = set()
    for text in texts():
        stretches.update(re.findall(r"[\u4e00-\u9fff]+", text))
    parts = {run[at:end] for run in stretches for at in range(len(run)) for end in range(at + 1, min(len(run), at + LONGEST) + 1)}
    words = {}
    with jieba.get_dict_file() as file:
        for line in file.read().decode("utf-8").splitlines():
            word, frequency = line.split(" ")[:2]
            if word in parts and word not in NOT_WORDS:
                words[word] = frequency
    head = [
        f"# Chinese words and their frequencies: the entries of jieba {version('jieba')} (https://pypi.org/project/jieba, MIT licence,",
        "# copyright 2013 Sun Junyi) that occur in this project's texts. Made by script/data/words_zh.py.",
    ]
    lines, line = [], ""
    for word in sorted(words):
        entry = f"{word}/{words[word]}"
        if len(line) + len(entry) + 1 > 110:
            lines.append(line)
            line = ""
        line = f"{line} {entry}".strip()
    out = "\n".join(head + lines + [line]) + "\n"
    (ROOT / "data/words_zh.txt").write_text(out, "utf-8")


main()
