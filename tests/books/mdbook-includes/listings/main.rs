// ANCHOR: all
fn main() {
    // ANCHOR: call
    pump(3);
    // ANCHOR_END: call
}
// ANCHOR_END: all
