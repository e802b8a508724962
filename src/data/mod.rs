//! STUB until merged
use crate::model::*;
#[derive(Debug, Default)] pub struct Report { issues: Vec<String> }
impl Report { pub fn extend(&mut self, o: Report) { self.issues.extend(o.issues) } pub fn issues(&self) -> &[String] { &self.issues } }
pub fn embedded_catalogue() -> (Catalogue, Report) { (Catalogue::default(), Report::default()) }
pub fn base_map() -> (BaseMap, Report) { Default::default() }
pub fn level(_: Detail) -> (Level, Report) { Default::default() }
pub mod write { pub fn atomic(p: &std::path::Path, b: &[u8]) -> Result<(), std::io::Error> { std::fs::write(p, b) } }
