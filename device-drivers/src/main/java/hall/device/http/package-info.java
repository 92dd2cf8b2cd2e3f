// SPDX-License-Identifier: Apache-2.0
/// Devices that speak HTTP: requests that end by a deadline, and every way they can end as a value.
@NullMarked
package hall.device.http;

import org.jspecify.annotations.NullMarked;
