// Package templates embeds what a book's look is made of: designs, schemas,
// house styles and the rules of stores and printers.
package templates

import (
	"embed"
	"io/fs"
)

//go:embed all:designs report review schema
var files embed.FS

var (
	// Designs holds one folder per design.
	Designs = sub("designs")
	// Schemas holds the JSON Schemas of the files people write.
	Schemas = sub("schema")
	// Report holds the page that shows how a book is set.
	Report = sub("report")
	// Review holds the page in which changes are read and decided on.
	Review = sub("review")
)

func sub(dir string) fs.FS {
	f, err := fs.Sub(files, dir)
	if err != nil {
		panic("templates: " + err.Error()) // the name is ours
	}
	return f
}
