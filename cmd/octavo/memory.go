package main

import (
	"os"
	"runtime/debug"
)

// memoryAim is where collecting garbage begins to go before speed. A novel
// stays far below it; War and Peace, or a megabyte of nothing but quotation
// marks, then ends under the 512 MB that a build may take, for a fifth more
// time.
const memoryAim = 352 << 20

// aimForLittle sets memoryAim unless the environment has an aim of its own.
func aimForLittle() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryAim)
	}
}
