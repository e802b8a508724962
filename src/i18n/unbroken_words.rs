//! Words that line breaking keeps together.

use super::phrases::phrases;

phrases! {
    /// Words that are kept on one line where it has room for them.
    pub struct TogetherTexts {
        /// Names and terms without a line break inside. Parts of long ones are listed too, for lines that are too short.
        pub phrases: Vec<String>,
        /// Measure words. A phrase after a number with its measure word stays with both: `45 个集群`.
        pub measures: Vec<String>,
        /// Attributes among the phrases, which are not what a number counts: `45 个国家` means 45 countries.
        pub not_counted: Vec<String>,
        /// First and last words of short stretches without a line break inside, such as quotation marks.
        pub enclosed: Vec<[String; 2]>,
        /// Words that stay with the number after them: `batch 3`.
        pub before_numbers: Vec<String>,
        /// Words between two numbers that stay with both.
        pub between_numbers: Vec<String>,
    }
}
