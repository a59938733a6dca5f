"""The rulebook: read from YAML with places (``load``), then compiled to what judges (``compile``)."""
