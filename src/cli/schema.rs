//! `schema`: JSON schemas of project files and batch files.

use clap::Args;
use schemars::{
    JsonSchema, Schema as JsonSchemaDocument, generate::SchemaSettings, json_schema, transform::RecursiveTransform,
};
use serde_json::{Map, Value, json};
use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{error::CliError, export_args::ExportArgs, streams, value_parsers::named};
use crate::view::{MINOR, VERSION, View};

/// Print a JSON schema, for editors that check what is typed.
///
/// A project file is JSON and follows the schema of a view; a batch file is TOML. Editors take the schema of a batch file
/// from a first line `#:schema batch.json`.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Kind of file.
    #[arg(value_name = "KIND", value_parser = named::<Kind>())]
    kind: Kind,
}

/// Kinds of files that have a schema.
#[derive(Clone, Copy, Debug, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
enum Kind {
    View,
    Batch,
}

/// Runs the command.
pub(super) fn run(arguments: &Schema) -> Result<(), CliError> {
    let schema = match arguments.kind {
        Kind::View => view(),
        Kind::Batch => batch(),
    };
    let text = format!("{schema:#}\n");
    streams::print(text.as_bytes()).map_err(CliError::Stdout)
}

fn generated<T: JsonSchema>() -> JsonSchemaDocument {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(plain_description));
    settings.into_generator().into_root_schema_for::<T>()
}

/// Takes the links of rustdoc out of a description, which comes from a doc comment.
fn plain_description(schema: &mut JsonSchemaDocument) {
    let Some(Value::String(text)) = schema.get_mut("description") else { return };
    while let Some(start) = text.find("[`") {
        let Some(end) = text.get(start..).and_then(|rest| rest.find("`]")).map(|end| start + end) else { break };
        let target = text.get(end + 2..).filter(|rest| rest.starts_with('(')).and_then(|rest| rest.find(')'));
        text.replace_range(end + 1..end + 2 + target.map_or(0, |length| length + 1), "");
        text.replace_range(start..=start, "");
    }
}

/// Schema of the documents that this program writes.
fn view() -> Value {
    let mut schema = generated::<View>();
    schema.insert("$id".to_owned(), json!(format!("urn:cluster-atlas:view:{VERSION}.{MINOR}")));
    schema.insert("title".to_owned(), json!(format!("View of Cluster Atlas, version {VERSION}.{MINOR}")));
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert("version".to_owned(), json!({"const": VERSION, "description": "Version of the format."}));
    }
    schema.to_value()
}

/// Schema of batch files: defaults and pictures have the flags of `export` as keys, with the values that these take.
fn batch() -> Value {
    let mut entry = generated::<ExportArgs>();
    entry.remove("$schema");
    entry.remove("title");
    if let Some(properties) = entry.get_mut("properties").and_then(Value::as_object_mut) {
        properties.values_mut().for_each(without_null);
        // Not a flag of a picture: on the command line the file is that of the result.
        let output = "Name of the file, relative to the batch file; `{each}`, `{lang}` and `{theme}` stand for the parts of a series.";
        properties.insert("output".to_owned(), json!({"type": "string", "description": output}));
    }
    for (name, values) in ExportArgs::possible_values() {
        if let Some(property) = entry.pointer_mut(&format!("/properties/{name}")) {
            limit(property, &values);
        }
    }
    let definitions = entry.remove("$defs").unwrap_or_else(|| Value::Object(Map::new()));
    let mut schema = json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:cluster-atlas:batch:1",
        "title": "Batch file of Cluster Atlas",
        "type": "object",
        "properties": {
            "defaults": {"$ref": "#/$defs/picture", "description": "Keys of every image that does not set them."},
            "picture": {
                "type": "array",
                "items": {"$ref": "#/$defs/picture"},
                "minItems": 1,
                "description": "An image, or a series of images."
            }
        },
        "required": ["picture"],
        "additionalProperties": false,
        "$defs": definitions
    });
    if let Some(definitions) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
        definitions.insert("picture".to_owned(), entry.to_value());
    }
    schema.to_value()
}

/// Removes `null` from the values of a property: TOML has none, a key is left out instead.
fn without_null(property: &mut Value) {
    let Some(property) = property.as_object_mut() else { return };
    property.retain(|key, value| key != "default" || !value.is_null());
    if let Some([one, _]) = property.get("type").and_then(Value::as_array).map(Vec::as_slice) {
        let one = one.clone();
        property.insert("type".to_owned(), one);
    }
}

/// Limits the texts of a property, alone or in a list, to some values.
fn limit(property: &mut Value, values: &[String]) {
    if let Some(forms) = property.get_mut("anyOf").and_then(Value::as_array_mut) {
        for form in forms {
            limit(form, values);
        }
    } else if let Some(items) = property.get_mut("items") {
        limit(items, values);
    } else if let Some(property) = property.as_object_mut() {
        property.insert("enum".to_owned(), json!(values));
    }
}
