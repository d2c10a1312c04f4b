//go:build !unix

package release

import "os"

// lock is nothing here: rename alone keeps each file whole, and two builds
// into one folder may mix their files.
func lock(*os.Root) (unlock func(), err error) { return func() {}, nil }

// running says yes, so that nobody's files are swept away.
func running(int) bool { return true }
