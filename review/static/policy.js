// The site's policy lets no script put text into a page as HTML but through this. htmx does, with answers of
// this server alone (selfRequestsOnly), in which everything a form, a sender or a reader said is escaped.
"use strict";
window.trustedTypes?.createPolicy("default", { createHTML: (html) => html });
