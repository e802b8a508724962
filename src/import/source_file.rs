//! A person's file in memory, with the files that belong to it.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use sha2::{Digest as _, Sha256};

/// File to import: read once, so that what is hashed is what is parsed.
#[derive(Clone, Debug, Default)]
pub struct SourceFile {
    /// Name without folder.
    pub name: String,
    /// Content.
    pub bytes: Arc<Vec<u8>>,
    /// Files of the same name with another ending, by that ending in small letters: `dbf`, `shx`, `prj`, `cpg`.
    pub companions: BTreeMap<String, Arc<Vec<u8>>>,
    /// `true` if the file changed while it was read, so that its content may be of two states.
    pub has_changed: bool,
    /// SHA-256 of the content once it is known; clones share it.
    pub(super) sha256: Arc<OnceLock<String>>,
}

impl SourceFile {
    /// File without companions.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self::of_shared(name, Arc::new(bytes.into()))
    }

    /// File without companions whose content others hold too.
    pub fn of_shared(name: impl Into<String>, bytes: Arc<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes, ..Self::default() }
    }

    /// SHA-256 of the content, in small hexadecimal letters; worked out once.
    pub fn sha256(&self) -> &str {
        self.sha256.get_or_init(|| sha256(&self.bytes))
    }

    /// Ending of the name in small letters, without the dot; empty without one.
    pub fn extension(&self) -> String {
        self.name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
    }
}

/// SHA-256 in small hexadecimal letters.
pub fn sha256(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    Sha256::digest(bytes).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
