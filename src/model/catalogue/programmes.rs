//! Support programmes in the catalogue.

use super::Catalogue;
use crate::model::{Programme, ProgrammeId, ProvinceId};

impl Catalogue {
    /// The programme with the given identifier.
    pub fn programme(&self, id: &ProgrammeId) -> Option<&Programme> {
        self.programmes.iter().find(|programme| programme.id == *id)
    }

    /// Programmes of a province and of its cities, in the order of the file.
    pub fn programmes_of(&self, province: &ProvinceId) -> impl Iterator<Item = &Programme> {
        self.programmes.iter().filter(move |programme| programme.province.as_ref() == Some(province))
    }
}
