from audit import Audit

Audit("audit")
