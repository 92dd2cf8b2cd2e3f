// SPDX-License-Identifier: Apache-2.0
/// A whole hall on one machine: the real server, the real kiosk, simulated devices, and a scripted
/// citizen whose finger taps the real screens. Behind `./kiosk demo` and the end-to-end tests.
@NullMarked
package hall.kiosk.demo;

import org.jspecify.annotations.NullMarked;
