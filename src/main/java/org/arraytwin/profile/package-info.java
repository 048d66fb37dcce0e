/**
 * SMI-S profiles as views: a domain object of the fleet becomes a CIM instance, an association, a
 * method. Views compute; they never store a copy of the truth.
 */
@NullMarked
package org.arraytwin.profile;

import org.jspecify.annotations.NullMarked;
