"""What a telephone may send, written down for other languages: `bin/contracts` writes `contracts/` and the TypeScript
types from the payloads themselves (docs/sync.md §7)."""
