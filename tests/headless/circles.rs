//! Circles of files: a folder in which two files need one another cannot be read from the bottom up.
//!
//! Nodes of a folder are its files and subfolders; an edge leads to each one that a path names, be it by its module
//! (`super::cell`) or by the name that `mod.rs` gives it (`super::Cell`). Test modules are left out.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use syn::visit::{self, Visit};

/// A module path from the root of the crate.
type Module = Vec<String>;

/// One source file: its module and its syntax.
struct Source {
    module: Module,
    file: syn::File,
}

/// Every file below `root`, except for `main.rs`.
fn sources(root: &Path) -> Vec<Source> {
    fn walk(folder: &Path, module: &[String], found: &mut Vec<Source>) {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let mut inner = module.to_vec();
            if path.is_dir() {
                inner.push(name);
                walk(&path, &inner, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") && name != "main" {
                if !["lib", "mod"].contains(&name.as_str()) {
                    inner.push(name);
                }
                let text = fs::read_to_string(&path).unwrap();
                found.push(Source { module: inner, file: syn::parse_file(&text).unwrap() });
            }
        }
    }
    let mut found = Vec::new();
    walk(root, &[], &mut found);
    found
}

/// The absolute form of a path as it is written in `module`, if it begins with `crate`, `self` or `super`.
fn absolute(module: &[String], path: &[String]) -> Option<Module> {
    let (first, mut rest) = path.split_first()?;
    let mut base = match first.as_str() {
        "crate" => Module::new(),
        "self" => module.to_vec(),
        "super" => module.split_last()?.1.to_vec(),
        _ => return None,
    };
    while rest.first().is_some_and(|name| name == "super") {
        base.pop();
        rest = &rest[1..];
    }
    Some([base.as_slice(), rest].concat())
}

/// Collects the paths of a file: of its `use` declarations with the name each one gets, and of its code.
#[derive(Default)]
struct Paths {
    uses: Vec<(Vec<String>, String)>,
    code: Vec<Vec<String>>,
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"))
    })
}

impl Paths {
    fn tree(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.tree(&with(&path.ident), &path.tree),
            syn::UseTree::Name(name) if name.ident == "self" => {
                let last = before.last().cloned().unwrap_or_default();
                self.uses.push((before.to_vec(), last));
            }
            syn::UseTree::Name(name) => self.uses.push((with(&name.ident), name.ident.to_string())),
            syn::UseTree::Rename(name) => self.uses.push((with(&name.ident), name.rename.to_string())),
            syn::UseTree::Glob(_) => self.uses.push((before.to_vec(), "*".to_owned())),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(before, tree)),
        }
    }
}

impl<'a> Visit<'a> for Paths {
    fn visit_item_mod(&mut self, module: &'a syn::ItemMod) {
        if !is_test(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        if !is_test(&item.attrs) {
            self.tree(&[], &item.tree);
        }
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        self.code.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'a syn::Macro) {
        self.code.extend(paths_in(&call.tokens.to_string()));
        visit::visit_macro(self, call);
    }
}

/// The paths in the arguments of a macro, of which only the tokens are known, with blanks between them.
fn paths_in(tokens: &str) -> impl Iterator<Item = Vec<String>> {
    let tokens = tokens.replace(" :: ", "::");
    let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let words: Vec<String> = tokens.split(|c| !is_name(c)).map(str::to_owned).collect();
    words.into_iter().filter(|word| word.contains("::")).map(|word| word.split("::").map(str::to_owned).collect())
}

/// For each folder the edges between its children, each with the path that makes it.
fn edges(sources: &[Source]) -> BTreeMap<Module, BTreeMap<(String, String), String>> {
    let modules: BTreeSet<&Module> = sources.iter().map(|source| &source.module).collect();
    let paths: Vec<Paths> = sources
        .iter()
        .map(|source| {
            let mut paths = Paths::default();
            paths.visit_file(&source.file);
            paths
        })
        .collect();
    // Names that a module imports, which its files may use as well: (module, name) → where it is.
    let mut exported = BTreeMap::new();
    for (source, paths) in sources.iter().zip(&paths) {
        for (path, name) in &paths.uses {
            let mut local = vec!["self".to_owned()];
            local.extend(path.iter().cloned());
            let target = absolute(&source.module, path).or_else(|| absolute(&source.module, &local));
            if let Some(target) = target {
                exported.insert([source.module.as_slice(), std::slice::from_ref(name)].concat(), target);
            }
        }
    }
    let resolve = |mut path: Module| {
        // A chain of re-exports is short; a bound keeps a circle of them from looping.
        for _ in 0..8 {
            let Some(at) = (1..=path.len()).find(|at| exported.contains_key(&path[..*at])) else { break };
            let target = &exported[&path[..at]];
            path = target.iter().chain(&path[at..]).cloned().collect();
        }
        path
    };
    let mut edges: BTreeMap<Module, BTreeMap<(String, String), String>> = BTreeMap::new();
    for (source, paths) in sources.iter().zip(&paths) {
        let named = paths.uses.iter().map(|(path, _)| path).chain(&paths.code);
        for path in named {
            let Some(target) = absolute(&source.module, path) else { continue };
            let target = resolve(target);
            let common = source.module.iter().zip(&target).take_while(|(a, b)| a == b).count();
            let (Some(from), Some(to)) = (source.module.get(common), target.get(common)) else { continue };
            let folder = source.module[..common].to_vec();
            let child = [folder.as_slice(), std::slice::from_ref(to)].concat();
            if modules.contains(&child) {
                edges.entry(folder).or_default().entry((from.clone(), to.clone())).or_insert_with(|| path.join("::"));
            }
        }
    }
    edges
}

/// The folders in which files need one another, each with the paths that do it.
fn circles(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for (folder, edges) in edges(&sources(root)) {
        let mut after: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (from, to) in edges.keys() {
            after.entry(from).or_default().push(to);
        }
        let reaches = |from: &str, to: &str| {
            let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
            while let Some(node) = next.pop() {
                if node == to {
                    return true;
                }
                if seen.insert(node) {
                    next.extend(after.get(node).into_iter().flatten());
                }
            }
            false
        };
        for ((from, to), path) in edges.iter().filter(|((from, to), _)| reaches(to, from)) {
            found.push(format!("src/{}: {from} needs {to} (by {path}), which needs {from}", folder.join("/")));
        }
    }
    found
}

#[test]
fn no_two_files_of_a_folder_need_one_another() {
    let found = circles(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_circle_is_found_through_modules_re_exports_and_folders_but_not_through_tests() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        crate::support::write(path, text);
    };
    write("lib.rs", "mod map; mod page;");
    write("map/mod.rs", "mod legend; mod frame; mod label; pub use frame::Frame;");
    write("map/legend.rs", "use super::Frame;");
    write("map/frame.rs", "pub struct Frame; fn draw() { println!(\"{}\", super::legend::draw()) }");
    write("map/label.rs", "#[cfg(test)] mod tests { use super::super::legend; }");
    write("page/mod.rs", "mod title; use crate::map::Frame;");
    write("page/title.rs", "use super::super::map::Frame;");
    let expected = [
        "src/map: frame needs legend (by super::legend::draw), which needs frame",
        "src/map: legend needs frame (by super::Frame), which needs legend",
    ];
    assert_eq!(circles(folder.path()), expected);
    // A name that `mod.rs` imports for itself is known to its files as well.
    write("map/mod.rs", "mod legend; mod frame; mod label; use frame::Frame;");
    assert_eq!(circles(folder.path()), expected);
    // A subfolder counts as one file of its folder.
    write("map/label.rs", "use crate::page::title;");
    assert_eq!(circles(folder.path()).len(), 4);
}
