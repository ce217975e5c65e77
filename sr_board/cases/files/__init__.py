"""What is done on one file: notice, contact, child track, age, talks, reports, support."""
