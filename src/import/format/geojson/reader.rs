//! From the values of a text to a table: features, bare geometries, and plain objects as rows.

use serde_json::value::RawValue;

use super::{
    geometry,
    json::{self, Object, Values},
};
use crate::{
    geo::{ReferenceSystem, UnknownSystem},
    import::{
        CellKind, Cells, ImportError, Progress, RawTable, Remark, RemarkKind, RowUnit, Severity,
        feature_table::FeatureTable, geometry::PartsBuilder,
    },
};

/// Features between two checks for cancelling.
const STEP: usize = 1024;

/// Reader of a text.
pub(super) struct Reader<'t> {
    text: &'t str,
    progress: &'t Progress,
    table: FeatureTable,
    /// Members `id` of features, which are no properties.
    ids: Cells,
    has_geometries: bool,
    /// Values are one to a line, by which rows are numbered.
    line: Option<u32>,
    /// Reference system of the collection, with its text.
    system: ReferenceSystem,
    /// Reference systems that were remarked.
    remarked: Vec<String>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, remarks: Vec<Remark>, progress: &'t Progress) -> Self {
        Self {
            text,
            progress,
            table: FeatureTable::with_remarks(remarks),
            ids: Cells::default(),
            has_geometries: false,
            line: None,
            system: ReferenceSystem::wgs84(),
            remarked: Vec::new(),
        }
    }

    /// Table of all values of the text.
    pub(super) fn read(mut self) -> Result<RawTable, ImportError> {
        let mut values = Values::new(self.text);
        let Some(first) = values.next().transpose()? else { return Err(ImportError::of_file(RemarkKind::NoRows, "")) };
        let is_sequence = !values.is_at_end();
        let is_collection = first.json.get().starts_with('[')
            || Object::parse(first.json)
                .is_some_and(|object| object.text("type").as_deref() == Some("FeatureCollection"));
        self.line = (is_sequence && !is_collection).then_some(first.line);
        self.document(first.json, is_sequence)?;
        while let Some(value) = values.next() {
            match value {
                Ok(value) => {
                    self.line = self.line.map(|_| value.line);
                    self.document(value.json, true)?;
                }
                Err(ImportError::Content(remark)) => {
                    self.table.remarks.push(*remark);
                    values.skip_line();
                }
                Err(ImportError::Cancelled) => return Err(ImportError::Cancelled),
            }
        }
        let unit = if self.line.is_some() { RowUnit::Line } else { RowUnit::Feature };
        let ids = self.ids;
        let mut table = self.table.finish(unit, self.has_geometries)?;
        add_ids(&mut table, ids);
        Ok(table)
    }

    /// Rows of a value of the highest level.
    fn document(&mut self, value: &'t RawValue, in_sequence: bool) -> Result<(), ImportError> {
        if value.get().starts_with('[') {
            json::for_each(value, |row| self.row(row))?;
            return Ok(());
        }
        let Some(object) = Object::parse(value) else {
            self.left_out(value);
            return Ok(());
        };
        match object.text("type").as_deref() {
            Some("FeatureCollection") => {
                self.system = self.system_of(&object)?.unwrap_or(ReferenceSystem::wgs84());
                let Some(features) = object.get("features") else {
                    return Err(ImportError::of_file(RemarkKind::Malformed, "FeatureCollection"));
                };
                if !json::for_each(features, |row| self.row(row))? {
                    return Err(ImportError::of_file(RemarkKind::Malformed, features.get()));
                }
                Ok(())
            }
            Some("Topology") => Err(ImportError::of_file(RemarkKind::UnknownFormat, "TopoJSON")),
            Some("Feature") => self.row(value),
            Some(kind) if geometry::TYPES.contains(&kind) => self.row(value),
            _ if in_sequence => self.row(value),
            _ => Err(ImportError::of_file(RemarkKind::NoTable, value.get())),
        }
    }

    /// Row of a feature, of a bare geometry, or of a plain object, whose members are its cells.
    fn row(&mut self, value: &'t RawValue) -> Result<(), ImportError> {
        let number = self.line.unwrap_or(self.table.rows() as u32 + 1);
        if self.table.rows().is_multiple_of(STEP) {
            let done = (value.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
            self.progress.step(done, self.text.len())?;
        }
        let Some(object) = Object::parse(value) else {
            self.left_out(value);
            return Ok(());
        };
        self.table.begin_row(number)?;
        match object.text("type").as_deref() {
            Some("Feature") => {
                self.has_geometries = true;
                if let Some(properties) = object.get("properties") {
                    match Object::parse(properties) {
                        Some(properties) => self.cells(number, &properties)?,
                        None => self.table.remarks.push(
                            Remark::on_row(number, Severity::Unread, RemarkKind::Malformed).found(properties.get()),
                        ),
                    }
                }
                if let Some(id) = object.get("id") {
                    let (kind, text) = cell(id);
                    self.ids.fill_to(self.table.rows() - 1);
                    self.ids.push(kind, &text);
                }
                if let Some(geometry) = object.get("geometry") {
                    let system = self.system_of(&object)?;
                    self.place(number, geometry, system)?;
                }
            }
            Some(kind) if geometry::TYPES.contains(&kind) => {
                self.has_geometries = true;
                self.place(number, value, None)?;
            }
            _ => self.cells(number, &object)?,
        }
        Ok(())
    }

    fn place(
        &mut self,
        number: u32,
        geometry: &'t RawValue,
        of_feature: Option<ReferenceSystem>,
    ) -> Result<(), ImportError> {
        // PostGIS writes the reference system into the geometry.
        let own = Object::parse(geometry).map(|object| self.system_of(&object)).transpose()?.flatten();
        let own = own.or(of_feature);
        let mut builder = PartsBuilder::new(own.as_ref().unwrap_or(&self.system));
        geometry::add(geometry, &mut builder);
        let geometry = builder.finish(number, &mut self.table.remarks);
        self.table.place(geometry);
        Ok(())
    }

    fn cells(&mut self, number: u32, object: &Object<'t>) -> Result<(), ImportError> {
        for (key, value) in object.members() {
            let column = self.table.column(key)?;
            let (kind, text) = cell(value);
            if !self.table.push(column, kind, &text) {
                let remark = Remark::on_row(number, Severity::Changed, RemarkKind::Malformed).in_column(key);
                self.table.remarks.push(remark.found(&text));
            }
        }
        self.table.check_size(number)
    }

    /// Reference system by the member `crs` of the year 2008; `None` without one.
    fn system_of(&mut self, object: &Object<'t>) -> Result<Option<ReferenceSystem>, ImportError> {
        let Some(crs) = object.get("crs") else { return Ok(None) };
        let system =
            named_system(crs).map_err(|UnknownSystem(name)| ImportError::of_file(RemarkKind::UnknownSystem, &name))?;
        if !system.is_wgs84() && !self.remarked.iter().any(|name| name == system.name()) {
            let remark = Remark::on_file(Severity::Note, RemarkKind::Converted).found(system.name());
            self.table.remarks.push(remark);
            self.remarked.push(system.name().to_owned());
        }
        Ok(Some(system))
    }

    /// Remarks a value that is no row.
    fn left_out(&mut self, value: &RawValue) {
        let number = self.line.unwrap_or(self.table.rows() as u32 + 1);
        let remark = Remark::on_row(number, Severity::LeftOut, RemarkKind::Malformed).found(value.get());
        self.table.remarks.push(remark);
    }
}

/// Reference system of a member `crs`: `{"type": "name", "properties": {"name": "EPSG:3857"}}`, or with a code.
fn named_system(crs: &RawValue) -> Result<ReferenceSystem, UnknownSystem> {
    let unknown = || UnknownSystem(json::compact(crs.get()));
    if let Some(name) = json::text(crs) {
        return ReferenceSystem::from_name(&name);
    }
    let object = Object::parse(crs).ok_or_else(unknown)?;
    let properties = object.get("properties").and_then(Object::parse).ok_or_else(unknown)?;
    if let Some(name) = properties.text("name") {
        return ReferenceSystem::from_name(&name);
    }
    let code = properties.get("code").map(|code| code.get().trim_matches('"')).ok_or_else(unknown)?;
    code.parse().map_or_else(|_| Err(unknown()), ReferenceSystem::from_epsg)
}

/// Kind and text of a value: numbers as they are written, objects and arrays as JSON.
fn cell(value: &RawValue) -> (CellKind, std::borrow::Cow<'_, str>) {
    let json = value.get();
    match json.as_bytes().first() {
        Some(b'"') => (CellKind::Text, json::text(value).unwrap_or_default()),
        Some(b't' | b'f') => (CellKind::Flag, json.into()),
        Some(b'{' | b'[') => (CellKind::Text, json::compact(json).into()),
        Some(b'n') | None => (CellKind::Empty, "".into()),
        Some(_) => (CellKind::Number, json.into()),
    }
}

/// Puts the members `id` of features into a column of their own, unless the property `id` says the same.
fn add_ids(table: &mut RawTable, mut ids: Cells) {
    if ids.is_empty() {
        return;
    }
    ids.fill_to(table.rows());
    let property = table.columns.iter().find(|column| column.heading == "id");
    let is_double = property.is_some_and(|column| column.cells.iter().eq(ids.iter()));
    if !is_double {
        let names: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).chain(["id"]).collect();
        let name = crate::import::headings::unique_names(names.into_iter(), &mut table.remarks).pop();
        let heading = name.unwrap_or_else(|| "id".to_owned());
        table.columns.insert(0, crate::import::RawColumn { heading, cells: ids });
    }
}
