"""What leaves whoseword: the public records, and tables of them."""

from __future__ import annotations

from whoseword.export.records import claim_record, document_record, reading_record, to_json

__all__ = ["claim_record", "document_record", "reading_record", "to_json"]
