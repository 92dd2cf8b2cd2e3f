// SPDX-License-Identifier: Apache-2.0
/// Shows a state of the journey and turns taps into its events; knows no device and no server.
@NullMarked
package hall.kiosk.screen;

import org.jspecify.annotations.NullMarked;
