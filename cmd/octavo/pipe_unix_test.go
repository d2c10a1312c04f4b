//go:build unix

package main

import "syscall"

// pipe makes a named pipe that nobody writes to.
func (d *desk) pipe(name string) {
	if err := syscall.Mkfifo(d.path(name), 0o666); err != nil {
		d.t.Skip(err)
	}
}
