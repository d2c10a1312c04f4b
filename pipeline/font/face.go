package font

// A Face is a parsed font file. It is immutable and safe for concurrent use.
type Face struct{}
