//! `PMTiles` reader, version 3.
//!
//! Replaces the crate `pmtiles`, which panics on headers that point beyond the file and accepts lengths up to 4 GB.

mod byte_range;
mod directory;
mod header;
mod index;

use std::{fs::File, io::Read as _};

use serde::Deserialize;
use walkers::TileId;

use self::{
    directory::{first_of, tile_of},
    header::Header,
    index::Index,
};
use super::{
    LARGEST_TILE,
    archive::{About, Archive, tile_at},
    credit, decode,
    fault::{Fault, Format, Packing},
    levels::{DEEPEST, Levels},
};

pub(super) use header::{LENGTH, MAGIC};

/// Maximum size of decompressed metadata, bytes.
const LONGEST_METADATA: usize = 4 << 20;

/// Open `PMTiles` archive.
pub(super) struct PmTiles {
    file: File,
    header: Header,
    index: Index,
    about: About,
}

impl PmTiles {
    /// Opens an archive.
    ///
    /// # Errors
    /// The archive is truncated, damaged, empty, or of an unsupported format.
    pub(super) fn open(mut file: File) -> Result<Self, Fault> {
        let length = file.metadata()?.len();
        let mut bytes = Vec::new();
        (&mut file).take(LENGTH as u64).read_to_end(&mut bytes)?;
        let header = Header::parse(&bytes, length)?;
        let index = Index::open(&mut file, &header)?;
        let credit = read_credit(&mut file, &header);
        let home = TileId { x: 0, y: 0, zoom: 0 };
        let about = About { levels: Levels::default(), credit, vector: false, home, unwritten: false };
        let mut archive = Self { file, header, index, about };
        archive.about.levels = archive.levels()?;
        archive.about.home = archive.home()?;
        archive.about.vector = archive.is_vector()?;
        Ok(archive)
    }

    /// Levels with tiles; if a leaf directory is damaged, those named in the header.
    fn levels(&mut self) -> Result<Levels, Fault> {
        let found: Result<Levels, Fault> = (0..=DEEPEST)
            .filter_map(|zoom| match self.index.next(&mut self.file, first_of(zoom)) {
                Ok(next) => next.is_some_and(|next| next < first_of(zoom + 1)).then_some(Ok(zoom)),
                Err(fault) => Some(Err(fault)),
            })
            .collect();
        let (coarsest, deepest) = self.header.zooms;
        let levels = found.unwrap_or_else(|_fault| (coarsest..=deepest.min(DEEPEST)).collect());
        if levels.coarsest().is_none() { Err(Fault::NoTiles) } else { Ok(levels) }
    }

    /// Tile of the coarsest level at the archive's centre, otherwise the first tile of that level.
    fn home(&mut self) -> Result<TileId, Fault> {
        let zoom = self.about.levels.coarsest().ok_or(Fault::NoTiles)?;
        let (lon, lat) = self.header.center;
        if let Some(id) = tile_at(lon, lat, zoom).filter(|_| (lon, lat) != (0.0, 0.0))
            && let Ok(Some(_)) = self.index.find(&mut self.file, id)
        {
            return Ok(id);
        }
        let first = self.index.next(&mut self.file, first_of(zoom)).ok().flatten().and_then(tile_of);
        Ok(first.unwrap_or(TileId { x: 0, y: 0, zoom }))
    }

    /// `true` for vector tiles, judged by a tile, otherwise by the header.
    fn is_vector(&mut self) -> Result<bool, Fault> {
        let tile = self.tile(self.about.home).ok().flatten().and_then(|tile| decode::contents(tile).ok());
        let kind = tile.filter(|tile| !tile.is_empty()).map(|tile| decode::kind(&tile));
        match (kind, self.header.tile_packing, self.header.tile_type) {
            (Some(Ok(kind)), ..) => Ok(kind == decode::Kind::Vector),
            (_, 3, _) => Err(Fault::Packing(Packing::Brotli)),
            (_, 4, _) => Err(Fault::Packing(Packing::Zstandard)),
            (_, _, 5) => Err(Fault::Format(Format::Avif)),
            (_, _, 6) => Err(Fault::Format(Format::Mlt)),
            (_, _, declared) => Ok(declared == 1),
        }
    }
}

impl Archive for PmTiles {
    fn about(&self) -> &About {
        &self.about
    }

    fn tile(&mut self, id: TileId) -> Result<Option<Vec<u8>>, Fault> {
        match self.index.find(&mut self.file, id)? {
            None => Ok(None),
            // Some writers store empty tiles as entries of length 0.
            Some(range) if range.length == 0 => Ok(None),
            Some(range) if range.length > LARGEST_TILE as u64 => Err(Fault::LargeTile),
            Some(range) => range.read(&mut self.file).map(Some),
        }
    }
}

/// Attribution from the metadata; `None` if it is unreadable, as tiles do not depend on it.
fn read_credit(file: &mut File, header: &Header) -> Option<String> {
    #[derive(Deserialize)]
    struct Metadata {
        attribution: Option<String>,
    }
    if header.metadata.length > LONGEST_METADATA as u64 {
        return None;
    }
    let bytes = decode::unpacked(header.metadata.read(file).ok()?, LONGEST_METADATA).ok()?;
    let metadata: Metadata = serde_json::from_slice(&bytes).ok()?;
    credit::plain(&metadata.attribution?)
}

#[cfg(test)]
mod tests {
    use std::io::{Seek as _, Write as _};

    use proptest::prelude::*;

    use super::{directory::number_of, index::DEPTH, *};
    use crate::surface::screen::tiles::{
        fault::Part,
        fixture::{self, BLUE, GREEN, Pm, RED, YELLOW},
    };

    fn open(bytes: &[u8]) -> Result<PmTiles, Fault> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        file.rewind().unwrap();
        PmTiles::open(file)
    }

    fn refusal(bytes: &[u8]) -> Fault {
        open(bytes).err().unwrap()
    }

    fn id(zoom: u8, x: u32, y: u32) -> TileId {
        TileId { x, y, zoom }
    }

    #[test]
    fn tiles_lie_where_the_archive_says() {
        for leaf_levels in 0..DEPTH {
            let archive = Pm { leaf_levels, ..Pm::of(fixture::quarters(1)) };
            let mut archive = open(&archive.bytes()).unwrap();
            for ((x, y), color) in [((0, 0), RED), ((1, 0), GREEN), ((0, 1), BLUE), ((1, 1), YELLOW)] {
                assert_eq!(archive.tile(id(1, x, y)), Ok(Some(fixture::png(color))), "{x} {y} {leaf_levels}");
            }
            assert_eq!(archive.tile(id(2, 0, 0)), Ok(None));
            assert_eq!(archive.tile(id(1, 7, 7)), Ok(None));
            assert_eq!(archive.about().levels, [1].into_iter().collect());
        }
    }

    #[test]
    fn tiles_and_levels_are_followed_through_as_many_directories() {
        let deep = Pm { leaf_levels: DEPTH, ..Pm::of(fixture::quarters(1)) };
        let mut archive = open(&deep.bytes()).unwrap();
        let damaged = Fault::Damaged(Part::Directory);
        assert_eq!(archive.tile(id(1, 0, 0)), Err(damaged));
        // Behind the first tile of the leaf, so that the leaf has to be read.
        assert_eq!(archive.index.next(&mut archive.file, number_of(id(1, 0, 0)).unwrap()), Err(damaged));
    }

    #[test]
    fn its_levels_are_those_that_have_tiles_not_those_of_the_header() {
        let tiles =
            vec![((2, 3, 1), fixture::png(RED)), ((6, 52, 25), fixture::png(BLUE)), ((6, 51, 25), fixture::png(BLUE))];
        let archive = open(&Pm { zooms: (0, 14), ..Pm::of(tiles) }.bytes()).unwrap();
        assert_eq!(archive.about().levels, [2, 6].into_iter().collect());
        assert_eq!(archive.about().home, id(2, 3, 1));
    }

    #[test]
    fn a_tile_of_no_length_is_missing() {
        let mut tiles = fixture::quarters(1);
        tiles[2].1 = Vec::new();
        let mut archive = open(&Pm::of(tiles).bytes()).unwrap();
        let empty = fixture::quarters(1)[2].0;
        assert_eq!(archive.tile(id(empty.0, empty.1, empty.2)), Ok(None));
        assert!(archive.tile(id(1, 1, 0)).unwrap().is_some());
    }

    #[test]
    fn an_archive_that_ends_early_is_refused_with_its_size() {
        let whole = Pm::of(fixture::quarters(1)).bytes();
        let expected = whole.len() as u64;
        for cut in [LENGTH - 1, LENGTH, LENGTH + 20, whole.len() - 1] {
            let Fault::CutOff { found, .. } = refusal(&whole[..cut]) else { panic!("{cut}") };
            assert_eq!(found, cut as u64);
        }
        assert_eq!(refusal(&whole[..whole.len() - 1]), Fault::CutOff { found: expected - 1, expected });
    }

    #[test]
    fn directories_beyond_their_part_of_the_file_are_refused() {
        let mut far = Pm::of(fixture::quarters(1)).bytes();
        far[8..16].copy_from_slice(&u64::MAX.to_le_bytes());
        assert_eq!(refusal(&far), Fault::Damaged(Part::Header));
        far[8..16].copy_from_slice(&1_000_000_u64.to_le_bytes());
        assert!(matches!(refusal(&far), Fault::CutOff { .. }));
        // The range of the root directory overlaps the header: meaningless, but inside the file.
        far[8..16].copy_from_slice(&0_u64.to_le_bytes());
        assert_eq!(refusal(&far), Fault::Damaged(Part::Directory));
    }

    #[test]
    fn a_directory_that_leads_to_itself_ends() {
        // Leaf directory whose only entry points to the leaf itself.
        let looped = [1, 0, 0, 5, 1];
        let mut bytes = Pm::of(fixture::quarters(1)).bytes();
        let at = bytes.len() as u64;
        bytes.extend(looped);
        for (field, value) in [(8, at), (16, 5), (40, at), (48, 5)] {
            bytes[field..field + 8].copy_from_slice(&value.to_le_bytes());
        }
        bytes[97] = 1;
        let mut archive = open(&bytes).unwrap();
        assert_eq!(archive.tile(id(1, 0, 0)), Err(Fault::Damaged(Part::Directory)));
    }

    #[test]
    fn what_the_header_says_of_packing_is_not_believed() {
        for declared in 0..=2 {
            let mut archive = open(&Pm { tile_packing: declared, ..Pm::of(fixture::quarters(1)) }.bytes()).unwrap();
            assert!(archive.tile(id(1, 0, 0)).unwrap().is_some());
        }
        let nonsense = || vec![((0, 0, 0), b"nonsense".to_vec())];
        assert_eq!(refusal(&Pm { tile_packing: 3, ..Pm::of(nonsense()) }.bytes()), Fault::Packing(Packing::Brotli));
        assert_eq!(refusal(&Pm { tile_type: 5, ..Pm::of(nonsense()) }.bytes()), Fault::Format(Format::Avif));
        assert_eq!(refusal(&Pm { tile_type: 6, ..Pm::of(nonsense()) }.bytes()), Fault::Format(Format::Mlt));
        assert!(open(&Pm { tile_type: 99, ..Pm::of(fixture::quarters(1)) }.bytes()).is_ok());
    }

    #[test]
    fn the_attribution_is_read_as_text() {
        let metadata = r#"{"name":"x","attribution":"<a href='#'>© 甲</a>"}"#;
        let archive = Pm { metadata: metadata.as_bytes().to_vec(), ..Pm::of(fixture::quarters(1)) };
        assert_eq!(open(&archive.bytes()).unwrap().about().credit.as_deref(), Some("© 甲"));
        let archive = Pm { metadata: b"{".to_vec(), ..Pm::of(fixture::quarters(1)) };
        assert_eq!(open(&archive.bytes()).unwrap().about().credit, None);
    }

    #[test]
    fn an_empty_archive_is_refused() {
        assert_eq!(refusal(&Pm::of(Vec::new()).bytes()), Fault::NoTiles);
    }

    proptest! {
        /// Random damage: opening and reading end with tiles or with a fault.
        #[test]
        fn no_damage_makes_it_panic(
            leaf_levels in 0..DEPTH,
            damage in prop::collection::vec((0..420_usize, any::<u8>()), 1..6),
            cut in prop::option::of(0..600_usize),
        ) {
            let mut bytes = Pm { leaf_levels, ..Pm::of(fixture::quarters(2)) }.bytes();
            for (at, value) in damage {
                let length = bytes.len();
                bytes[at % length] = value;
            }
            bytes.truncate(cut.unwrap_or(bytes.len()));
            if let Ok(mut archive) = open(&bytes) {
                for zoom in 0..4 {
                    let _tile = archive.tile(id(zoom, 0, 0)).map(|tile| tile.map(|tile| decode::decode(tile, zoom, crate::view::Theme::Light)));
                }
            }
        }
    }
}
