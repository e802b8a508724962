//! Lists of many rows on the command line: what they take is told before, and a sample says that it is one.

use std::fs::OpenOptions;

use serde_json::Value;
use tempfile::tempdir;

use crate::support::{file, run, write};

/// A register of so many rows.
fn register(rows: usize) -> String {
    let row = |row: usize| format!("第{row}号有限公司,机械,{},{}.25,{}.5\n", row % 977, 100 + row % 20, 23 + row % 17);
    (0..rows).map(row).fold("企业名称,行业,员工数,经度,纬度\n".to_owned(), |text, row| text + &row)
}

fn printed(arguments: &[&str]) -> Value {
    let (code, out, err) = run(arguments);
    assert_eq!(code, Some(0), "{err}");
    serde_json::from_str(&out).unwrap()
}

#[test]
fn the_beginning_of_a_register_tells_its_rows_and_fewer_of_them_take_less() {
    let folder = tempdir().unwrap();
    let (large, small) = (file(&folder, "large.csv"), file(&folder, "small.csv"));
    write(&large, register(400_000));
    write(&small, register(1000));
    let all = printed(&["import", &large, "--estimate", "--json"]);
    let rows = all["rows"].as_f64().unwrap();
    assert!((380_000.0..420_000.0).contains(&rows), "{rows}");
    assert_eq!(all["columns"], 5);
    let tenth = printed(&["import", &large, "--estimate", "--json", "--every", "10"]);
    assert!(tenth["memory_bytes"].as_u64() < all["memory_bytes"].as_u64());
    let none = printed(&["import", &small, "--estimate", "--json"]);
    assert_eq!((none["rows"].clone(), none["memory_bytes"].clone()), (Value::Null, Value::Null));
    let (code, out, _) = run(&["import", &small, "--estimate", "--lang", "zh"]);
    assert_eq!((code, out.trim()), (Some(0), "文件小于 16 MB，可直接读取。"));
}

#[test]
fn a_register_without_room_is_refused_before_it_is_read() {
    let folder = tempdir().unwrap();
    let path = file(&folder, "register.csv");
    write(&path, format!("企业,备注\n{}", "甲公司,x\n".repeat(200_000)));
    OpenOptions::new().write(true).open(&path).unwrap().set_len((4 << 30) - 1).unwrap();
    let (code, _, err) = run(&["import", &path]);
    assert_eq!(code, Some(1), "{err}");
    let told = ["register.csv", "The list has about 720,000,000 cells; at most 200,000,000 are read", "--every 10"];
    assert!(told.iter().all(|words| err.contains(words)), "{err}");
}

#[test]
fn a_sample_is_named_wherever_its_numbers_are() {
    let folder = tempdir().unwrap();
    let (list, project) = (file(&folder, "firms.csv"), file(&folder, "firms.atlas.json"));
    write(&list, register(100));
    let report = printed(&["import", &list, "--every", "10", "--json", "--project", &project]);
    assert_eq!(report["rows"], 10);
    let (code, out, _) = run(&["import", &list, "--every", "10"]);
    assert!(code == Some(0) && out.contains("One row in 10 was read: 10 / 100"), "{out}");
    let picture = file(&folder, "firms.svg");
    let (code, _, err) = run(&["export", "--view", &project, "-o", &picture, "--size", "1200x800"]);
    assert_eq!(code, Some(0), "{err}");
    let drawn = std::fs::read_to_string(&picture).unwrap();
    assert!(drawn.contains("firms.csv") && drawn.contains(", 1 row in 10, SHA-256"), "the source line says so");
    let table = file(&folder, "firms.json");
    let (code, _, err) = run(&["table", "firms", "--view", &project, "-o", &table]);
    assert_eq!(code, Some(0), "{err}");
    let written = std::fs::read_to_string(&table).unwrap();
    assert!(written.contains(", 1 row in 10"), "the sources of a table say so");
    // Rows keep their numbers in the file: the first is in its second line.
    assert!(written.contains("第10号有限公司") && written.contains("\"12\""), "{written}");
}
