"""What we sell and what it is made of: specifications, offerings, prices, and how one decomposes into the other.

Tables: catalog_release, catalog_entity, catalog_member, catalog_document, catalog_draft, catalog_layout,
catalog_image.
Events: catalog.catalog_released.v1.
"""
