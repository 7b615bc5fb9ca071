//! The timeline against brute force.
