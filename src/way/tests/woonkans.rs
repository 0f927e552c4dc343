//! Rows of the Woonkans roadmap.
