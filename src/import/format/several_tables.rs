//! Files with several tables: what is said of those that were not read.

use crate::import::{Remark, RemarkKind, Severity, TableInfo};

/// Remarks on tables that were not read.
pub(super) fn remarks_on_tables(tables: &[TableInfo], read: &str) -> Vec<Remark> {
    let (hidden, visible): (Vec<_>, Vec<_>) = tables.iter().partition(|table| table.hidden);
    let mut remarks = Vec::new();
    if visible.len() > 1 || visible.first().is_some_and(|table| table.name != read) {
        let remark = Remark::on_file(Severity::Note, RemarkKind::OneOfSeveralTables);
        remarks.push(remark.found(read).count(tables.len()));
    }
    let hidden: Vec<&str> = hidden.iter().map(|table| table.name.as_str()).filter(|name| *name != read).collect();
    if !hidden.is_empty() {
        let remark = Remark::on_file(Severity::Note, RemarkKind::HiddenTables);
        remarks.push(remark.found(&hidden.join(", ")).count(hidden.len()));
    }
    remarks
}
