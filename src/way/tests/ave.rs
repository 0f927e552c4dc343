//! Rows of the AVE webinar.
