"""The form for editors at /admin/, made from the schemas."""
