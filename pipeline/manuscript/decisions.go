package manuscript

import (
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger/editsfile"
)

// readDecisions reads what the author decided on changes, when the file is
// there.
func (r *reader) readDecisions(name string) error {
	if !r.folder.has(name) {
		return nil
	}
	at := diag.Pos{File: name}
	data, err := r.folder.read(name, editsfile.MaxSize)
	if err != nil {
		return r.folder.fault(at, name, err)
	}
	r.book.Rulings, err = editsfile.Parse(name, data)
	return err
}
