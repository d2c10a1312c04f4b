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

// garbageShare lets the heap grow to 2.4 times what is live before it is
// looked through: a novel then takes less time, and still stays below 200 MB.
const garbageShare = 140

// aimForLittle sets memoryAim and garbageShare unless the environment has aims
// of its own.
func aimForLittle() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbageShare)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryAim)
	}
}
