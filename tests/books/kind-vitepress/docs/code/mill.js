export default 1 // [!code highlight]
// #region turn
let wheel
// #endregion
// #region stop
let brake
// #endregion stop
