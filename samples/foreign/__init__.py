"""Paper of other organisations: forms and non-forms we have no blank for, drawn and filled by seed.

Everything here is invented: organisations, people, wording. `tune` and `report` layouts differ in code,
fonts and words; a reader may be tuned on the first set only.
"""
