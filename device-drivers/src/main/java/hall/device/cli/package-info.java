// SPDX-License-Identifier: Apache-2.0
/// The technician's tool behind `./kiosk devices`.
@NullMarked
package hall.device.cli;

import org.jspecify.annotations.NullMarked;
