//! Classification: breaks and their legend labels.

mod legend_labels;
mod mapclassify;
