//go:build !unix

package samples

func used() Usage { return Usage{} }
