// Octavo turns manuscripts into finished books.
package main

import "os"

func main() {
	aimForLittle()
	os.Exit(run(os.Args, os.Stdout, os.Stderr))
}
