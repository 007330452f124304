let x = 1
/// [demo]
let y
/// [demo]
let z
### [other]
let o
### [other]
