//! `datapackage.json`: what the tables are, as a Frictionless Data Package (version 1) with a Table Schema for each.
//!
//! See <https://specs.frictionlessdata.io/data-package/>, `/tabular-data-resource/`, `/csv-dialect/` and `/table-schema/`.

use super::csv::Profile;
use super::record::{Column, ColumnKind, Languages, Record};
use super::rows::{QuoteRow, SentenceRow, TermRow};
use serde::Serialize;

/// A description of tables that stand in the same folder. Serialise it to get the file, or use [`to_json`](Self::to_json).
#[derive(Debug, Clone, Serialize)]
pub struct DataPackage {
    profile: &'static str,
    name: &'static str,
    title: String,
    resources: Vec<Resource>,
}

impl DataPackage {
    /// The three tables of the main job: sentences, quotes and terms.
    pub fn of_main_job(languages: &Languages, csv: Profile) -> DataPackage {
        DataPackage::new(languages).table::<SentenceRow>(languages, csv).table::<QuoteRow>(languages, csv).table::<TermRow>(languages, csv)
    }

    /// A package without tables.
    pub fn new(languages: &Languages) -> DataPackage {
        use super::record::Side::{Source, Target};
        DataPackage {
            profile: "tabular-data-package",
            name: env!("CARGO_PKG_NAME"),
            title: format!("Aligned texts, {} and {}", languages.of(Source), languages.of(Target)),
            resources: Vec::new(),
        }
    }

    /// The package with one more table, written with the same languages and profile.
    pub fn table<R: Record>(mut self, languages: &Languages, csv: Profile) -> DataPackage {
        self.resources.push(Resource::of::<R>(languages, csv));
        self
    }

    /// The content of the file.
    ///
    /// # Errors
    /// None in practice: all keys are text.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(|json| json + "\n")
    }
}

#[derive(Debug, Clone, Serialize)]
struct Resource {
    profile: &'static str,
    name: &'static str,
    path: String,
    description: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    dialect: Dialect,
    schema: Schema,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    #[serde(rename = "csvddfVersion")]
    version: f32,
    delimiter: char,
    line_terminator: &'static str,
    quote_char: char,
    double_quote: bool,
    skip_initial_space: bool,
    header: bool,
    case_sensitive_header: bool,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<Field>,
    missing_values: [&'static str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    primary_key: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
}

#[derive(Debug, Clone, Serialize)]
struct Field {
    name: String,
    r#type: &'static str,
    description: String,
    #[serde(skip_serializing_if = "Constraints::is_empty")]
    constraints: Constraints,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "Option::is_none")]
    required: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unique: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    one_of: Option<&'static [&'static str]>,
}

impl Constraints {
    fn is_empty(&self) -> bool {
        *self == Constraints::default()
    }
}

#[derive(Debug, Clone, Serialize)]
struct ForeignKey {
    fields: String,
    reference: Reference,
}

#[derive(Debug, Clone, Serialize)]
struct Reference {
    resource: &'static str,
    fields: &'static str,
}

impl Resource {
    fn of<R: Record>(languages: &Languages, csv: Profile) -> Resource {
        let columns = R::columns(languages);
        let primary_key = columns.iter().find(|column| column.kind == ColumnKind::Key).map(|column| column.name.clone());
        let foreign_keys = columns
            .iter()
            .filter_map(|column| match column.kind {
                ColumnKind::Reference(table) => {
                    Some(ForeignKey { fields: column.name.clone(), reference: Reference { resource: table, fields: "id" } })
                }
                _ => None,
            })
            .collect();
        Resource {
            profile: "tabular-data-resource",
            name: R::TABLE,
            path: format!("{}.csv", R::TABLE),
            description: R::ABOUT,
            format: "csv",
            mediatype: "text/csv",
            encoding: "utf-8",
            dialect: Dialect {
                version: 1.2,
                delimiter: csv.delimiter(),
                line_terminator: csv.line_end(),
                quote_char: '"',
                double_quote: true,
                skip_initial_space: false,
                header: true,
                case_sensitive_header: true,
            },
            schema: Schema { fields: columns.into_iter().map(Field::of).collect(), missing_values: [""], primary_key, foreign_keys },
        }
    }
}

impl Field {
    fn of(column: Column) -> Field {
        let mut constraints = Constraints { required: column.required.then_some(true), ..Constraints::default() };
        let kind = match column.kind {
            ColumnKind::Text | ColumnKind::Reference(_) => "string",
            ColumnKind::Key => {
                constraints.required = Some(true);
                constraints.unique = Some(true);
                "string"
            }
            ColumnKind::Pattern(pattern) => {
                constraints.pattern = Some(pattern);
                "string"
            }
            ColumnKind::OneOf(words) => {
                constraints.one_of = Some(words);
                "string"
            }
            ColumnKind::Whole(minimum) => {
                constraints.minimum = Some(minimum);
                "integer"
            }
            ColumnKind::Probability => {
                constraints.minimum = Some(0);
                constraints.maximum = Some(1);
                "number"
            }
        };
        Field { name: column.name, r#type: kind, description: column.description, constraints }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::rows::tests::french_arabic;
    use serde_json::{Value, json};

    fn package(csv: Profile) -> Value {
        serde_json::from_str(&DataPackage::of_main_job(&french_arabic(), csv).to_json().unwrap()).unwrap()
    }

    #[test]
    fn every_table_is_described_column_by_column() {
        let package = package(Profile::Data);
        let names: Vec<&Value> = package["resources"].as_array().unwrap().iter().map(|resource| &resource["path"]).collect();
        assert_eq!(names, ["sentences.csv", "quotes.csv", "terms.csv"]);
        let fields = package["resources"][0]["schema"]["fields"].as_array().unwrap();
        let header: Vec<String> = SentenceRow::columns(&french_arabic()).into_iter().map(|column| column.name).collect();
        assert_eq!(fields.iter().map(|field| field["name"].as_str().unwrap()).collect::<Vec<_>>(), header);
        for field in package["resources"].as_array().unwrap().iter().flat_map(|resource| resource["schema"]["fields"].as_array().unwrap()) {
            assert!(!field["description"].as_str().unwrap().is_empty(), "{field}");
        }
        assert_eq!(fields[3]["constraints"], json!({"required": true, "enum": ["parallel", "free"]}));
        assert_eq!(fields[4]["type"], "number");
        assert_eq!(fields[8]["type"], "integer");
        assert_eq!(package["resources"][0]["schema"]["primaryKey"], "id");
        assert_eq!(package["resources"][0]["schema"]["missingValues"], json!([""]));
        assert_eq!(package["resources"][2]["schema"]["foreignKeys"][0]["reference"], json!({"resource": "sentences", "fields": "id"}));
    }

    #[test]
    fn the_dialect_is_that_of_the_profile() {
        let dialect = |csv| package(csv)["resources"][1]["dialect"].clone();
        assert_eq!((&dialect(Profile::Data)["delimiter"], &dialect(Profile::Data)["lineTerminator"]), (&json!(","), &json!("\n")));
        let spreadsheet = dialect(Profile::Spreadsheet);
        assert_eq!((&spreadsheet["delimiter"], &spreadsheet["lineTerminator"]), (&json!(";"), &json!("\r\n")));
    }
}
