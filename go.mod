module octavo

go 1.26.6
