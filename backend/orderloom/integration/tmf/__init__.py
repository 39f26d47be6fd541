"""TM Forum Open APIs: a package per API, a module per version; what they share lies here."""
