"""The interactive page: where the nodes go (``layout``) and how the page is put together (``page``)."""
