package io.mooring.platform.redshift;

import java.util.List;

/** The names of the tests, in their order. Clients compare them. */
final class CheckNames {
    static final String CONNECTION = "Initial Validation: Basic Connection Test";
    static final String CASE = "Initial Validation: Case Sensitive Identifiers Disabled";
    static final String DATABASE = "Validate Automatic: Database Does Not Exist";
    static final String GROUP = "Validate Automatic: Impersonation Role Does Not Exist";
    static final String ACCOUNT = "Validate Automatic: System Account Does Not Exist";
    static final String GRANTS = "Validate Automatic Bootstrap User Grants";
    static final String MANUAL = "Validate Manual: Database Exists";

    static final List<String> ALL = List.of(CONNECTION, CASE, DATABASE, GROUP, ACCOUNT, GRANTS, MANUAL);

    private CheckNames() {}
}
