"""From words on pages to forms and their fields."""
