//go:build !unix

package main

func (d *desk) pipe(string) { d.t.Skip("no named pipes") }
