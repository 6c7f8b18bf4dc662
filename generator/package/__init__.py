"""Data packages: a reading becomes Frictionless files, and files become a reading again.

    schema.yml, resources     what each resource and column means
    manifest, strict_yaml     `disclosure.yml`
    csv_text                  values as CSV text, exactly
    published_layout          a published table as its reader knows it
    descriptor, taxonomy      `datapackage.json` and its column types
    write, read               to disk and back
    fdp, fdp_model, gate      whether a package is valid
    archive                   zip

It does not know how records are found nor how they are shown.
"""
