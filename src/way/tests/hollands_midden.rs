//! Rows of the Hollands Midden seminar.
