// Package fonts embeds the type families that make fonts installed before the
// command was built. It is apart from package templates, so that only what
// sets books is as large as they are.
package fonts

import "embed"

// Files holds one folder per family: regular.ttf, and italic.ttf, bold.ttf and
// bold-italic.ttf where the family has them.
//
//go:embed *
var Files embed.FS
