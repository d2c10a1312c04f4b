// Package templates embeds what a book's look is made of: designs, schemas,
// house styles and the rules of stores and printers.
package templates

import (
	"embed"
	"io/fs"
)

//go:embed all:designs
var files embed.FS

// Designs holds one folder per design.
var Designs = sub("designs")

func sub(dir string) fs.FS {
	f, err := fs.Sub(files, dir)
	if err != nil {
		panic("templates: " + err.Error()) // the name is ours
	}
	return f
}
