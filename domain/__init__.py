"""Words of the trade: plain frozen types that every other package speaks. Pure, no libraries."""
