-- what is set once for all is not searched for
delete from search_entry where record_type in (
  'service_promise', 'business_calendar', 'queue', 'case_form', 'macro', 'money_setting',
  'currency_rate', 'pipeline', 'stage', 'outcome_reason', 'purpose'
);
